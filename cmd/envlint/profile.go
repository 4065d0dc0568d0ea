package main

import (
	"errors"
	"os"
	"runtime"
	"runtime/pprof"
)

// profile starts the profiles that the flags ask for; stop writes them.
func (o *options) profile() (stop func() error, err error) {
	var cpu *os.File
	if o.cpuProfile != "" {
		if cpu, err = os.Create(o.cpuProfile); err != nil {
			return nil, err
		}
		if err := pprof.StartCPUProfile(cpu); err != nil {
			return nil, err
		}
	}
	return func() error {
		var failed error
		if cpu != nil {
			pprof.StopCPUProfile()
			failed = cpu.Close()
		}
		if o.memProfile != "" {
			failed = errors.Join(failed, writeHeap(o.memProfile))
		}
		return failed
	}, nil
}

func writeHeap(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	runtime.GC() // so that the profile is up to date
	return errors.Join(pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
}
