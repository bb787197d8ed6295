import { groupsStyle } from "./html-groups-style.ts";

/** What only the page of the mutants has. */
export const matrixStyle = `${groupsStyle}
.heat.also { color: var(--faint); border-color: currentcolor; }
.heat.kept { color: #fff; background: var(--fail-full); font-weight: 700; }
.heat.unasked { color: var(--faint); border: 1px dotted currentcolor; }
.heat.kept::before { content: "\\2715" / ""; }
.heat.unasked::before { content: "\\2013" / ""; }
a.heat:hover { outline: 2px solid var(--link); outline-offset: 1px; }
.problems { padding-left: 2rem !important; }
.problems li { margin: .2rem 0; }
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
	.heat-map { overflow: visible; }
	.heat-map thead th { position: sticky; top: 5.25rem; }
}
@media (max-width: 67.99rem) {
	.heat-map { max-height: 80vh; overflow: auto; }
	.heat-map thead th { position: sticky; top: 0; z-index: 1; }
	.heat-map tbody th[scope="row"] { position: sticky; left: 0; background: var(--back); }
}
@media print {
	.mutant { content-visibility: visible; }
	.heat-map { max-height: none; overflow: visible; }
	.heat-map thead th { position: static; }
}
`;
