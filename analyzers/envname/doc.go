// Package envname defines an analyzer that reports comparisons of the
// environment that cannot do what they were written for.
//
// # Analyzer envname
//
// envname: report names of environments that make a guard useless
//
// A guard compares the environment with a name. If the name is misspelt, in
// the wrong case, or another spelling than the rest of the program uses, the
// guard never holds, and nobody notices until it is needed:
//
//	if os.Getenv("APP_ENV") == "prodution" { // never
//
// The analyzer looks at comparisons, cases and keys of tables, wherever the
// value that is compared came from the environment, also through fields,
// parameters and functions of other packages. It reports
//
//   - names that are a letter or two away from one that exists; names further
//     away only if the configuration lists the environments;
//   - names in a case that what is compared never has;
//   - two functions that spell one environment differently, if the environment
//     comes from one variable;
//   - conditions that are always true or always false, such as
//     env != "staging" || env != "production";
//   - an empty case directly above one with a body;
//   - a program that takes itself for production where nobody sets the
//     variable, wherever that default stands: in a fallback of getEnv, an if, a
//     struct tag or a flag. It is reported at the first place that asks for
//     production;
//   - strings.Contains(env, "prod"), which "preprod" passes as well;
//   - a truth that is computed from the environment and stored where nothing
//     reads it: cfg.live = env == "production". It is reported of package
//     variables and fields that no other package can name;
//   - a guard by which a function leaves after the effect that it was to keep
//     off. It is reported where nothing but logging comes after it, so that it
//     has nothing else to keep off.
//
// A guard that lists where an effect must not run, such as env !=
// "development", is not reported here: prodeffect names it in its finding of
// grade partial.
//
// Where one edit puts it right, the finding carries it.
package envname
