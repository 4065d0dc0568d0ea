// Package cobra has the shape of commands. Every command runs, so that a run
// shows what any of them does.
package cobra

type Command struct {
	Use    string
	PreRun func(cmd *Command, args []string)
	Run    func(cmd *Command, args []string)
	RunE   func(cmd *Command, args []string) error

	children []*Command
}

func (c *Command) AddCommand(cmds ...*Command) { c.children = append(c.children, cmds...) }

func (c *Command) Execute() error {
	if c.PreRun != nil {
		c.PreRun(c, nil)
	}
	if c.Run != nil {
		c.Run(c, nil)
	}
	if c.RunE != nil {
		if err := c.RunE(c, nil); err != nil {
			return err
		}
	}
	for _, child := range c.children {
		if err := child.Execute(); err != nil {
			return err
		}
	}
	return nil
}
