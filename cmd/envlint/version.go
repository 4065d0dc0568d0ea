package main

import "runtime/debug"

// version is that of the module that the tool was built from, else the revision
// of its source.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return devel
	}
	return versionIn(info)
}

// devel is the word by which go vet knows a tool without a version.
const devel = "devel"

func versionIn(info *debug.BuildInfo) string {
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	const digits = 12 // as in the versions that the go command makes up
	revision := settings["vcs.revision"]
	if revision == "" {
		return devel
	}
	v := devel + "-" + revision[:min(digits, len(revision))]
	if settings["vcs.modified"] == "true" {
		v += "+dirty"
	}
	return v
}
