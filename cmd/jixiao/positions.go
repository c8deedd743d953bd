package main

import (
	"math"

	"jixiao/budget"
)

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

// roundPositions rounds boxes to what the store keeps: hundredths of a point.
func roundPositions(d *budget.Disclosure) {
	for i := range d.Evidence {
		roundBox(&d.Evidence[i].Where.Box)
	}
	if o := d.Overall; o != nil {
		roundPlaces(o.Places)
		for i := range o.Items {
			roundPlaces(o.Items[i].Places)
		}
		for i := range o.Measures {
			roundPlaces(o.Measures[i].Places)
		}
	}
	for i := range d.Projects {
		p := &d.Projects[i]
		roundPlaces(p.Places)
		for n := range p.Goals {
			roundPlaces(p.Goals[n].Places)
		}
		if p.WholeProject != nil {
			for n := range p.WholeProject.Goals {
				roundPlaces(p.WholeProject.Goals[n].Places)
			}
		}
		for n := range p.Indicators {
			roundPlaces(p.Indicators[n].Places)
		}
	}
}

func roundPlaces(places budget.Places) {
	for _, list := range places {
		for i := range list {
			roundBox(&list[i].Box)
		}
	}
}

func roundBox(b *budget.Box) {
	for i, v := range b {
		b[i] = math.Round(v*100) / 100
	}
}
