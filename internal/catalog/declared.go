package catalog

// RequiresCategory is the category of calls that a requires directive forbids:
// no policy speaks of it, the directive itself says where they may run.
const RequiresCategory = "requires"

// DirectiveName is the second half of the id of operations that exist because
// a directive in the code says so: "stock/directive".
const DirectiveName = "directive"
