//go:build !linux

package early

// makeRoom: other systems choose the size of their pages by themselves.
func makeRoom() {}
