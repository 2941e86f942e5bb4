// Package export writes briefings for other programs: HTML for a browser or a
// printer, CSV for a spreadsheet, JSON-LD for whoever links data.
//
// What it writes is inert: an HTML file holds no script, loads nothing, and
// shows markup of a document as text; a cell of CSV is never a formula. It
// writes to whom it is given and touches no file.
package export
