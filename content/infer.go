package content

import (
	"strings"

	"readout/model"
)

// What things are inferred from that only a text has.
const (
	fromHeading      = "heading"
	fromFirstHeading = "first heading"
	fromParagraph    = "first paragraph"
	fromAttribution  = "attribution"
)

// fromText lists them.
var fromText = []string{fromHeading, fromFirstHeading, fromParagraph, fromAttribution}

// noIssues are second-level headings that are no issues.
var noIssues = map[string]bool{
	"summary": true, "background": true, "outlook": true, "comment": true, "sources": true,
	"open questions": true, "corrections": true,
}

// inferOnce notes what was inferred, unless an earlier reading noted it.
func (d *decoder) inferOnce(what, of, from string) {
	i := model.Inference{What: what, Of: of, From: from}
	if len(d.noted) == 0 || !d.noted[i] {
		d.b.Facts.Inferred = append(d.b.Facts.Inferred, i)
	}
}

// infer fills what the whole briefing leaves out.
func (d *decoder) infer() {
	b := d.b
	if b.Title == "" {
		if len(d.body.Headings) > 0 && d.body.Headings[0].Text != "" {
			b.Title = d.body.Headings[0].Text
			d.inferOnce("title", "", fromFirstHeading)
		} else {
			b.Title = b.ID
			d.inferOnce("title", "", "file name")
		}
	}
	if b.Summary == "" && d.body.FirstParagraph != "" {
		b.Summary = strings.TrimSpace(d.body.FirstParagraph)
		d.inferOnce("summary", "", fromParagraph)
	}
}

// heading returns the first heading with a title.
func (d *decoder) heading(title string) (int, bool) {
	if d.headings == nil {
		d.headings = make(map[string]int, len(d.body.Headings))
		for i, h := range d.body.Headings {
			if _, taken := d.headings[foldName(h.Text)]; !taken {
				d.headings[foldName(h.Text)] = i
			}
		}
	}
	i, ok := d.headings[foldName(title)]
	return i, ok
}

// issuesFromHeadings makes issues of second-level headings, of maxIssues at most.
func (d *decoder) issuesFromHeadings() {
	made := 0
	for _, h := range d.body.Headings {
		if h.Level != 2 || noIssues[foldName(h.Text)] || h.Slug == "" || h.Text == "" {
			continue
		}
		if _, taken := d.issueCalled(h.Text); taken {
			continue
		}
		if _, taken := d.issue[h.Slug]; taken {
			continue
		}
		if made++; made > maxIssues {
			d.b.Notices = append(d.b.Notices, "The text has more than 4,000 headings that could be issues; the rest are headings only.")
			break
		}
		d.addIssue(model.Issue{ID: h.Slug, Title: h.Text, At: h.At})
		d.inferOnce("issue", "issue:"+h.Slug, fromHeading)
	}
	d.sectionIssues()
}

// titleFromHeading takes the title of an issue from the heading that its id
// is the id of.
func (d *decoder) titleFromHeading(x *model.Issue) {
	for _, h := range d.body.Headings {
		if h.Slug == x.ID {
			x.Title = h.Text
			d.inferOnce("title", "issue:"+x.ID, fromHeading)
			return
		}
	}
	x.Title = nameFrom(x.ID)
	d.inferOnce("title", "issue:"+x.ID, "id")
}

// headed notes an issue whose title is no heading of the text.
func (d *decoder) headed(x model.Issue, title *node) {
	if len(d.body.Doc.Blocks) == 0 || title == nil {
		return
	}
	if _, ok := d.heading(x.Title); ok {
		return
	}
	f := fault{
		start: title.start, end: title.end, code: "no-heading", severity: model.Warning,
		what: "no heading of the text is called " + cite(x.Title), mend: "give the issue the title of a heading",
	}
	var titles []string
	for _, h := range d.body.Headings[:min(len(d.body.Headings), maxAmong)] {
		titles = append(titles, h.Text)
	}
	if near, _ := d.nearest(x.Title, titles); near != "" {
		f.mend = "did you mean " + cite(near) + "?"
	}
	d.add(f)
}

// sectionIssues finds out which issue each heading of the text stands for. A
// heading of the third level or below belongs to the issue above it.
func (d *decoder) sectionIssues() {
	d.sections = make([]string, len(d.body.Headings))
	var above [8]string
	for i, h := range d.body.Headings {
		level := min(max(h.Level, 1), 6)
		own := d.titled(h.Text)
		if own != "" && h.Block >= 0 && h.Block < len(d.body.Doc.Blocks) {
			d.body.Doc.Blocks[h.Block].ID = own
		}
		if own == "" && level >= 3 {
			own = above[level-1]
		}
		d.sections[i] = own
		for l := level; l < len(above); l++ {
			above[l] = own
		}
	}
}

// titled returns the issue whose title a heading is.
func (d *decoder) titled(heading string) string {
	i, ok := d.titles[foldName(heading)]
	if !ok || foldName(d.b.Issues()[i].Title) != foldName(heading) {
		return ""
	}
	return d.b.Issues()[i].ID
}

// issueOfHeading returns the issue that stands below a heading of the text.
func (d *decoder) issueOfHeading(i int) string {
	if i < 0 || i >= len(d.sections) {
		return ""
	}
	return d.sections[i]
}
