/** Marks of a state, each with a sign or an edge of its own besides its colour: tags hold words, cells numbers or nothing. */
export const markStyle = `
.tag { display: inline-block; font-weight: 400; padding: 0 .5em; border: 1px solid transparent; border-radius: .25rem; font-size: .8125rem; line-height: 1.5rem; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--text); }
.tag.pass { color: var(--pass); background: var(--pass-back); }
.tag.fail { color: #fff; background: var(--fail-full); font-weight: 600; }
.tag.error { color: var(--back); background: var(--text); font-weight: 600; }
.tag.warn { color: var(--warn); background: var(--warn-back); border-color: currentcolor; }
.tag.inconclusive { color: var(--open); background: var(--open-back); border: 1px dashed currentcolor; }
.tag.waived { color: var(--faint); border: 1px solid currentcolor; }
.tag.skip { color: var(--faint); border: 1px dashed currentcolor; }

.cell { position: relative; display: inline-grid; place-items: center; width: 2.125rem; height: 1.75rem; border: 1px solid transparent; border-radius: .25rem; font: .75rem/1 var(--mono); text-decoration: none; vertical-align: middle; }
span.cell { width: 1.375rem; height: 1.25rem; flex: none; }
.cell.pass { color: var(--pass); background: var(--pass-back); }
.cell.fail { color: #fff; background: var(--fail-full); font-weight: 700; }
.cell.error { color: var(--back); background: var(--text); font-weight: 700; }
.cell.warn { color: var(--warn); background: var(--warn-back); border: 2px solid currentcolor; }
.cell.inconclusive { color: var(--open); background: var(--open-back); border: 2px dashed currentcolor; }
.cell.waived { color: var(--text); background: var(--back); border: 2px solid var(--fail); }
.cell.skip { color: var(--faint); background: var(--back); border: 1px dotted currentcolor; }
a.cell:not(.pass)::after { position: absolute; right: -.3rem; top: -.4rem; min-width: .9rem; height: .9rem; border-radius: .5rem; background: var(--back); color: var(--text); font: 700 .6875rem/.9rem var(--mono); text-align: center; }
a.cell.fail::after { content: "\\2715" / ""; color: var(--fail); }
a.cell.error::after { content: "E" / ""; }
a.cell.warn::after { content: "!" / ""; color: var(--warn); }
a.cell.inconclusive::after { content: "?" / ""; color: var(--open); }
a.cell.waived::after { content: "w" / ""; color: var(--fail); }
a.cell.skip::after { content: none; }
span.cell::before { font: 700 .8125rem/1 var(--mono); }
span.cell.pass::before { content: "\\2713" / ""; }
span.cell.fail::before { content: "\\2715" / ""; }
span.cell.error::before { content: "E" / ""; }
span.cell.warn::before { content: "!" / ""; }
span.cell.inconclusive::before { content: "?" / ""; }
span.cell.waived::before { content: "w" / ""; }
span.cell.skip::before { content: "\\2013" / ""; }
a.cell:hover { outline: 2px solid var(--link); outline-offset: 1px; }
a.cell.out { color: var(--faint); background: var(--back); border: 1px solid var(--line); font-weight: 400; }
a.cell.out::after { content: none; }
ul.legend { display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: 0; padding: 0; list-style: none; font-size: .875rem; color: var(--faint); }
.legend li { display: flex; gap: .4rem; align-items: center; }
.detail { min-height: 1.5rem; margin: .75rem 0 .5rem; font-size: .875rem; }
@media print { .detail { display: none; } }
@media (forced-colors: active) { .cell, .tag { border: 1px solid; } }
`;
