package catalog

import "testing"

func BenchmarkLoadPacks(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := loadPacks(); err != nil {
			b.Fatal(err)
		}
	}
}
