package draft

import "strings"

// findOffices notes by which offices the article calls people.
func (c *cast) findOffices(a *analysis) {
	c.offices = map[string][]held{}
	for i := range c.seen {
		s := &c.seen[i]
		if !c.entities[s.entity].person() {
			continue
		}
		ts := a.paras[s.para].tokens
		role := titleBefore(ts, s)
		if role == "" && !s.owner {
			role = behind(ts, s.at)
		}
		if head := officeHead(role); head != "" {
			c.offices[head] = append(c.offices[head], held{s.entity, s.start})
		}
	}
}

// held is who holds an office, and where the article says so.
type held struct{ entity, at int }

// officeHead is the word of a role that the office is called by.
func officeHead(role string) string {
	head := ""
	for _, w := range strings.Fields(strings.ToLower(role)) {
		if known(w, preposition) {
			break
		}
		head = strings.Trim(w, ",")
	}
	if !agentive(head) {
		return ""
	}
	return head
}

// office is the one person, named before a place of the article, whose office a
// definite phrase names: "the minister"; -1 if there is not just one.
func (c *cast) office(phrase string, at int) int {
	rest, ok := strings.CutPrefix(strings.ToLower(phrase), "the ")
	if !ok || strings.Contains(rest, " for ") || strings.Contains(rest, " of ") || strings.Contains(rest, "spokes") {
		return -1
	}
	found := -1
	for _, h := range c.offices[officeHead(rest)] {
		if h.at > at {
			break
		}
		if found >= 0 && found != h.entity {
			return -1
		}
		found = h.entity
	}
	return found
}
