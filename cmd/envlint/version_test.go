package main

import (
	"runtime/debug"
	"testing"
)

func TestVersionIsThatOfTheBuild(t *testing.T) {
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123456789abcdef01234567"}
	modified := debug.BuildSetting{Key: "vcs.modified", Value: "true"}
	for _, tt := range []struct {
		module   string
		settings []debug.BuildSetting
		want     string
	}{
		{"v0.1.0", []debug.BuildSetting{revision}, "v0.1.0"},
		{"v0.0.0-20260102030405-0123456789ab+dirty", []debug.BuildSetting{revision, modified}, "v0.0.0-20260102030405-0123456789ab+dirty"},
		{"(devel)", []debug.BuildSetting{revision}, "devel-0123456789ab"},
		{"(devel)", []debug.BuildSetting{revision, modified}, "devel-0123456789ab+dirty"},
		{"(devel)", []debug.BuildSetting{{Key: "vcs.revision", Value: "7"}, {Key: "vcs.modified", Value: "false"}}, "devel-7"},
		{"(devel)", nil, "devel"},
		{"", nil, "devel"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: tt.module}, Settings: tt.settings}
		if got := versionIn(info); got != tt.want {
			t.Errorf("%s %v: got %s, want %s", tt.module, tt.settings, got, tt.want)
		}
	}
}
