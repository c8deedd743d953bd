package audit

import "slices"

// Rules is the one table of rules, in the order they are printed.
var Rules = slices.Concat(completeness, money, classes, targets, schedules, years, wording)
