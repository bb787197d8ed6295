/** What pages of runs have in common: counts, maps, findings with their exchanges, rows that unfold, and reasons. */
export const findingStyle = `
.verdict.open { color: var(--open); }
.panel.open { border-left-color: var(--open); margin-top: 1rem; }
.panel.open h2 { margin: 0 0 .25rem; font-size: 1rem; }
.panel.open p { overflow-wrap: anywhere; }
svg.share .pass { fill: light-dark(#bfe0cd, #2c6246); }
svg.share .fail { fill: var(--fail-full); }
svg.share .error { fill: var(--text); }
svg.share .inconclusive { fill: light-dark(#8a72d0, #8f7ad6); }
svg.share .warn { fill: light-dark(#d69a1e, #d2a02f); }
svg.share .waived { fill: light-dark(#e2a29c, #8c4a45); }
svg.share .skip { fill: light-dark(#d3d9e0, #3c444d); }
ul.counts { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 1.25rem; padding: 0; list-style: none; font-size: .9375rem; }
.counts a { text-decoration: none; }
.counts a:hover { text-decoration: underline; }
.map { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 31.5rem), 1fr)); gap: 1.1rem 2.5rem; margin: 0 0 2rem; padding: 0; list-style: none; }
.map h3 { margin-bottom: .4rem; font-size: .875rem; font-weight: 400; }
.map h3 code { font-weight: 600; font-size: .8125rem; margin-right: .25rem; }
.map ol { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0; padding: 0; list-style: none; }
.id { font-weight: 600; font-size: .875rem; }
summary :is(h3, h4) { display: inline; }
.finding > summary .title { display: block; margin-top: .15rem; }
.finding > summary .tag { margin-right: .25rem; }
.finding blockquote { margin: .75rem .75rem 1rem; padding-left: .9rem; border-left: .2rem solid var(--line); max-width: 60rem; }
.note { padding: .5rem .75rem; background: var(--panel); border-radius: .375rem; overflow-wrap: anywhere; }
.finding > pre { margin: .25rem .75rem .75rem; }
.finding > .label { margin: .9rem .75rem 0; }
.finding > .command { margin: .75rem; }
.exchange > div, .meaning > div { border: 0; padding: 0; }
.exchange pre { margin: .25rem 0 0; max-height: 22rem; overflow: auto; }
.outcome .expected { border-left: .25rem solid var(--pass); }
.outcome .actual { border-left: .25rem solid var(--fail); }
.outcome p:not(.label) { margin: .1rem 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.meaning { margin-top: 1rem !important; font-size: .9375rem; }
.meaning ul, .references { margin: .2rem 0 .5rem; padding-left: 1.1rem; }
.references { font-size: .9375rem; }
:is(.requirement, .property) { border-width: 0 0 1px; border-radius: 0; margin: 0; }
:is(.requirement, .property) > summary { display: flex; flex-wrap: wrap; gap: .25rem .6rem; align-items: center; padding: .4rem .25rem; }
:is(.requirement, .property) > summary h4 { flex: 1 1 12rem; }
:is(.requirement, .property) > summary .where { float: none; margin-left: auto; }
:is(.requirement, .property)[open] > summary { border: 0; margin-bottom: .25rem; }
:is(.requirement, .property) > p { max-width: 60rem; }
.group { margin: 2rem 0 .5rem; padding-bottom: .35rem; border-bottom: 2px solid var(--line); font-weight: 600; }
.group code { margin-right: .35rem; font-weight: 600; }
.why { display: block; color: var(--faint); font-size: .875rem; overflow-wrap: anywhere; }
.reasons { list-style: none; margin: 0; padding: 0; }
.reasons li { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); gap: .75rem; padding: .5rem 0; border-top: 1px solid var(--line); }
.reasons p { margin: 0; overflow-wrap: anywhere; }
.reasons .number { text-align: right; font-weight: 600; font-variant-numeric: tabular-nums; }
.reasons .groups { font-size: .8125rem; }
.finding, .requirement, .property { content-visibility: auto; contain-intrinsic-size: auto 3rem; }
@media print {
	.finding, .requirement, .property { content-visibility: visible; }
	.exchange pre { max-height: none; overflow: visible; }
	.references { display: flex; flex-wrap: wrap; gap: 0 1.5rem; list-style: none; padding: 0; }
	.requirement, .property { font-size: 9pt; }
	.map { grid-template-columns: 1fr 1fr; }
}
`;
