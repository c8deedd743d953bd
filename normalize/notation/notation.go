// Package notation reads the notations of the papers: numbers, amounts,
// targets, ordinals, months, page numbers. Pure functions over one string.
package notation
