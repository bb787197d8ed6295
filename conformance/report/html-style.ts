import { findingStyle } from "./html-finding-style.ts";

/** What only the page of a conformance run has. */
export const conformStyle = `${findingStyle}
.inputs { margin-top: .75rem; font-size: .875rem; border: 0; }
.inputs summary { padding: 0; color: var(--faint); width: max-content; max-width: 100%; }
.inputs[open] summary { border: 0; margin: 0; }
.inputs .facts { margin: .5rem 0 0 !important; grid-template-columns: 1fr; font-size: .875rem; }

.requirement > .references { margin: .2rem .75rem .5rem; }
.checks { list-style: none; margin: .75rem .75rem !important; padding: 0; font-size: .9375rem; }
.checks li { display: grid; grid-template-columns: 6.5rem minmax(10rem, 17rem) minmax(0, 1fr) 4rem; gap: .1rem .9rem; padding: .25rem 0; border-top: 1px solid var(--line); align-items: baseline; }
.checks code { overflow-wrap: anywhere; font-size: .8125rem; }
.checks i { font-style: normal; color: var(--faint); font-size: .8125rem; text-align: right; }
.checks .tag { justify-self: start; }
.faults { border: 0; font-size: .9375rem; }
.faults > summary { padding: 0; color: var(--faint); width: max-content; max-width: 100%; }
.faults[open] > summary { border: 0; margin: 0 0 .25rem; }
.faults ul { margin: 0 !important; padding-left: 1.1rem; }
.waivers, .measurements, .measurements ul { list-style: none; margin: 0; padding: 0; }
.waivers li, .measurements > li { padding: .5rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.measurements li li { padding-bottom: .35rem; }
.measurements .faint { font-size: .875rem; }
@media (max-width: 40rem) {
	.checks { margin: .75rem .25rem !important; }
	.checks li { grid-template-columns: auto minmax(0, 1fr) auto; }
	.checks span { grid-column: 1 / -1; }
	.checks i { grid-area: 1 / 3; }
}
@media (min-width: 110rem) {
	header, main { max-width: 132rem; }
	main { display: grid; grid-template-columns: 34rem minmax(0, 1fr); gap: 0 4rem; align-items: start; }
	.aside { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: .25rem .75rem 2rem .25rem; }
	.aside h2 { margin-top: 1.25rem; }
	.body { padding-top: .75rem; }
	.body > section:first-of-type > h2 { margin-top: 1rem; }
}
@media print {
	.checks, .faults ul { columns: 2; column-gap: 1.5rem; font-size: 8pt; }
	.checks li { display: block; padding: .1rem 0; break-inside: avoid; }
	.checks li > :not(:last-child) { margin-right: .4rem; }
	.checks .tag { padding: 0 .25em; font-size: 7pt; line-height: 1.3; }
	.checks code, .checks i { font-size: 7pt; }
}
`;
