//go:build chromium

package export_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/model"
)

// deed is what the scripts of hostile briefings do if anything runs them.
const deed = `document.documentElement.setAttribute(/ran/.source,1)`

// policy is where a page forbids all scripts.
const policy = `<meta http-equiv="Content-Security-Policy"`

// browser runs Chromium on a page, in a profile of its own, scripts and all.
func browser(t *testing.T, page string, args ...string) string {
	t.Helper()
	name := ""
	for _, n := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(n); err == nil && name == "" {
			name = path
		}
	}
	if name == "" {
		t.Fatal("no Chromium here")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "page.html")
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(dir, "profile"),
	}, append(args, "file://"+path)...)...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	return out.String()
}

// TestBrowser opens pages in Chromium: what it made of them has the structure
// that was written, and no script of a briefing ran, even with the policy of
// the page taken away.
func TestBrowser(t *testing.T) {
	acting := parsed(t, "hostile.md", strings.NewReplacer(
		"alert(1)", deed, "alert(2)", deed, "alert(3)", deed, "alert(4)", deed, "alert(5)", deed, "alert(6)", deed, "alert(7)", deed,
	).Replace(hostile(t).Markdown))
	for name, bs := range map[string][]*model.Briefing{"talks": {talks(t)}, "orrin": orrin(t), "hostile": {acting}, "both": {acting, talks(t)}} {
		for _, without := range []bool{false, true} {
			src := page(t, bs...)
			if without {
				src = strings.Replace(src, policy, `<meta name="none"`, 1)
			}
			dom := browser(t, src, "--dump-dom")
			if len(dom) < len(src)/2 {
				t.Fatalf("%s: the page did not load:\n%s", name, dom)
			}
			for _, f := range flaws(dom) {
				t.Errorf("%s, without policy %v: %s", name, without, f)
			}
		}
	}
}

// TestBrowserRuns makes sure that a script would be seen, and that the policy
// of a page keeps it from running.
func TestBrowserRuns(t *testing.T) {
	src := strings.Replace(page(t, talks(t)), "</main>", "</main><script>"+deed+"</script>", 1)
	if dom := browser(t, src, "--dump-dom"); strings.Contains(dom, `ran="1"`) {
		t.Error("a script ran in spite of the policy")
	}
	if dom := browser(t, strings.Replace(src, policy, `<meta name="none"`, 1), "--dump-dom"); !strings.Contains(dom, `ran="1"`) {
		t.Error("a script that runs is not seen")
	}
}

// TestPrinted wants the marking twice on every printed page.
func TestPrinted(t *testing.T) {
	for marking, bs := range map[string][]*model.Briefing{"TLP:CLEAR": {talks(t)}, "TLP:RED": orrin(t)} {
		pdf := filepath.Join(t.TempDir(), "page.pdf")
		browser(t, page(t, bs...), "--no-pdf-header-footer", "--print-to-pdf="+pdf)
		text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
		if len(pages) < 3 {
			t.Errorf("%s: %d pages", marking, len(pages))
		}
		for i, p := range pages {
			if strings.Count(p, marking) < 2 {
				t.Errorf("page %d of %d does not say %s above and below:\n%s", i+1, len(pages), marking, p)
			}
		}
	}
}
