/** What only the page of the mutants has. */
export const matrixStyle = `
.heat { display: block; min-width: 1.625rem; height: 1.25rem; border: 1px solid transparent; border-radius: .2rem; font: .6875rem/1.125rem var(--mono); text-align: center; text-decoration: none; }
.heat.h1 { color: light-dark(#17653f, #8fdcb0); background: light-dark(#e2f2e9, #15301f); }
.heat.h2 { color: light-dark(#0d4429, #c3f0d5); background: light-dark(#b9dfc9, #1f5136); }
.heat.h3 { color: light-dark(#fff, #06200f); background: light-dark(#27794f, #5fbf8a); }
.heat.h4 { color: light-dark(#fff, #06200f); background: light-dark(#104a2c, #a9ecc6); }
.heat.also { color: var(--faint); border-color: currentcolor; }
.heat.more { color: var(--warn); background: var(--warn-back); border: 2px solid currentcolor; line-height: 1rem; font-weight: 700; }
.heat.kept { color: #fff; background: var(--fail-full); font-weight: 700; }
.heat.unasked { color: var(--faint); border: 1px dotted currentcolor; }
.heat.more::before { content: "!" / ""; }
.heat.kept::before { content: "\\2715" / ""; }
.heat.unasked::before { content: "\\2013" / ""; }
a.heat:hover { outline: 2px solid var(--link); outline-offset: 1px; }
.problems { padding-left: 2rem !important; }
.problems li { margin: .2rem 0; }
.by-group table, .heat-map table { width: auto; border-collapse: separate; border-spacing: 0; font-size: .8125rem; }
.by-group td, .heat-map td { padding: 1px 2px; border: 0; min-width: 1.875rem; }
.by-group td:nth-child(2) { padding-right: .75rem; }
.number { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
thead th { vertical-align: bottom; font-weight: 500; padding: 0 0 .4rem; background: var(--back); border: 0; }
thead th span { writing-mode: vertical-rl; transform: rotate(180deg); font: .6875rem/1.875rem var(--mono); white-space: nowrap; }
tbody th { font-weight: 400; padding: 1px .75rem 1px 0; border: 0; white-space: nowrap; }
tbody th a { text-decoration: none; color: var(--text); }
tbody th a:hover { text-decoration: underline; }
.heat-map tbody th[scope="row"] a { display: block; max-width: min(40vw, 25rem); overflow: hidden; text-overflow: ellipsis; }
.heat-map .group th { padding: .9rem 0 .25rem; font-weight: 600; font-size: .875rem; }
.heat-map tr[data-row]:hover { background: var(--panel); }
.heat-map { margin-top: 1rem; }
.detail.strip { position: sticky; bottom: 0; margin: 0; padding: .4rem 0; background: var(--back); border-top: 1px solid var(--line); min-height: 2.4rem; }
.mutant > summary .title { display: block; margin-top: .1rem; }
.mutant > summary h3 { display: inline; font-size: .875rem; }
.mutant > summary .tag { margin-right: .25rem; }
.mutant .facts { margin: .25rem .75rem .75rem !important; grid-template-columns: 1fr; }
.mutant .facts ul { margin: 0; padding: 0; list-style: none; }
.seen { margin: .2rem .75rem .75rem !important; padding: 0; list-style: none; font-size: .875rem; }
.seen li { padding: .2rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.mutant { content-visibility: auto; contain-intrinsic-size: auto 4.5rem; }
@media (min-width: 68rem) {
	.heat-map, .by-group { overflow: visible; }
	.heat-map thead th { position: sticky; top: 5.25rem; }
}
@media (max-width: 67.99rem) {
	.heat-map { max-height: 80vh; overflow: auto; }
	.heat-map thead th { position: sticky; top: 0; z-index: 1; }
	.heat-map tbody th[scope="row"], .by-group tbody th { position: sticky; left: 0; background: var(--back); }
	.by-group tbody th .faint { display: none; }
}
@media print {
	.mutant { content-visibility: visible; }
	.heat-map { max-height: none; overflow: visible; }
	.heat-map thead th { position: static; }
}
@media (forced-colors: active) { .heat { border: 1px solid; } }
`;
