# Shortens the output of `go test -v`: of a package that passes, the tests by
# name; of one that fails, everything. Counts at the end.
{ held = held $0 "\n" }
/^ *--- (PASS|FAIL|SKIP)/ { count[$2]++ }
/^--- (PASS|SKIP)/ { names = names "  " $2 " " $3 " " $4 "\n" }
/^ok / || /^ok\t/ { printf "%s%s\n", names, $0; packages++; held = names = "" }
/^\?/ { held = names = "" }
/^FAIL\t/ { printf "%s", held; packages++; failed = 1; held = names = "" }
END {
	printf "%s", held # what no package line closed: an error of the build, or of the go command
	printf "%d packages: %d tests passed, %d failed, %d skipped\n", packages, count["PASS:"], count["FAIL:"], count["SKIP:"]
	exit failed
}
