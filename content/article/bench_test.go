package article

import (
	"strings"
	"testing"
)

// BenchmarkRead reads a megabyte of each kind, as articles are written.
func BenchmarkRead(b *testing.B) {
	plain := "The envoy Ben Cole said “we are ready”, and Cléo Várga, who owns the café at the harbour, said they had waited for years.\n\n"
	for name, of := range map[string]string{
		"a.txt": plain, "a.md": "## A *heading*\n\n> " + plain + "And [a link](https://post.example), **said** they.\n\n",
		"a.html": "<div class=story><p>" + plain + "</p><p>And <a href='/x'>a link</a>, <b>said</b> &ldquo;they&rdquo;. " + strings.Repeat(plain, 3) + "</p></div>\n",
	} {
		src := []byte(strings.Repeat(of, 1<<20/len(of)))
		b.Run(name[2:], func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				if _, _, err := Read(name, "", src, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
