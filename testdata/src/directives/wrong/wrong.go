package wrong

import "net/smtp"

const relay, from = "mail.example.com:25", "shop@example.com"

func lines() {
	smtp.SendMail(relay, nil, from, nil, nil) //envlint:allow email -- customers asked for it
	//envlint:allow email in staging -- the stand-in of staging
	smtp.SendMail(relay, nil, from, nil, nil)
	println("nothing")                        //envlint:allow email/smtp -- left over // want `envlint:allow email/smtp -- left over: unused, there is no such operation`
	smtp.SendMail(relay, nil, from, nil, nil) //nolint:envlint // why not
	println("nothing")                        //nolint:envlint // another tool watches over these
}

// want +2 `this is a comment and no directive: write //envlint:allow email -- a space`
//
// envlint:allow email -- a space
func spaced() {}

//envlint:alow email -- misspelt // want `unknown directive "alow" \(did you mean "allow"\?\)`
func verb() {}

//envlint:allow emal -- misspelt // want `"emal" is neither a category nor a rule \(did you mean "email"\?\)`
func rule() {}

//envlint:allow email in stagin -- misspelt // want `unknown environment "stagin" \(did you mean "staging"\?\)`
func environment() {}

//envlint:allow email // want `envlint:allow has no reason: write -- and why`
func reason() {}

//envlint:safe email -- of no use // want `unused, there is no such operation`
func safe() {}

//envlint:requires // want `envlint:requires names no environment`
func requires() {}

//envlint:effect stok // want `"stok" is no category of effects \(did you mean "stock"\?\)`
func effect() {}

//envlint:effect debug // want `"debug" is no category of effects`
func setting() {}

//envlint:guard production // want `envlint:guard is said of a bool`
func guard() string { return "" }

//envlint:guard production // want `envlint:guard is said of a bool`
var live = "no"

//envlint:effect stock // want `envlint:effect must stand above a function`
var order = func() {}

//envlint:environment nam // want `parameter has no parameter "nam" \(did you mean "name"\?\)`
func parameter(name string) {}

type settings struct {
	stage bool //envlint:environment // want `envlint:environment is said of a string`
}

func body() {
	//envlint:requires production // want `envlint:requires must stand above a function or a type`
	println()
}
