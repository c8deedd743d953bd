package main

import "jixiao/budget"

// dropPositions leaves what the contract prints by default.
func dropPositions(d *budget.Disclosure) {
	d.Evidence = nil
	if o := d.Overall; o != nil {
		o.Places = nil
		for i := range o.Items {
			o.Items[i].Places = nil
		}
		for i := range o.Measures {
			o.Measures[i].Places = nil
		}
	}
	for i := range d.Projects {
		p := &d.Projects[i]
		p.Places = nil
		dropGoals(p.Goals)
		if p.WholeProject != nil {
			dropGoals(p.WholeProject.Goals)
		}
		for n := range p.Indicators {
			p.Indicators[n].Places = nil
		}
	}
}

func dropGoals(goals []budget.Goal) {
	for i := range goals {
		goals[i].Places = nil
	}
}
