package model

// Date is a date of EDTF level 1, or the words of a source that are none.
type Date struct{ Text string }
