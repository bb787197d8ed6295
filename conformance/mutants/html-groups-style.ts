/** How the picture of the mutants by group looks. */
export const groupsStyle = `
.heat { display: block; min-width: 1.625rem; height: 1.25rem; border: 1px solid transparent; border-radius: .2rem; font: .6875rem/1.125rem var(--mono); text-align: center; text-decoration: none; }
.heat.h1 { color: light-dark(#17653f, #8fdcb0); background: light-dark(#e2f2e9, #15301f); }
.heat.h2 { color: light-dark(#0d4429, #c3f0d5); background: light-dark(#b9dfc9, #1f5136); }
.heat.h3 { color: light-dark(#fff, #06200f); background: light-dark(#27794f, #5fbf8a); }
.heat.h4 { color: light-dark(#fff, #06200f); background: light-dark(#104a2c, #a9ecc6); }
.heat.more { color: var(--warn); background: var(--warn-back); border: 2px solid currentcolor; line-height: 1rem; font-weight: 700; }
.heat.more::before { content: "!" / ""; }
.number { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
.by-group table, .heat-map table { width: auto; border-collapse: separate; border-spacing: 0; font-size: .8125rem; }
.by-group td, .heat-map td { padding: 1px 2px; border: 0; min-width: 1.875rem; }
.by-group td:nth-child(2) { padding-right: .75rem; }
:is(.by-group, .heat-map) thead th { vertical-align: bottom; font-weight: 500; padding: 0 0 .4rem; background: var(--back); border: 0; }
:is(.by-group, .heat-map) thead th span { writing-mode: vertical-rl; transform: rotate(180deg); font: .6875rem/1.875rem var(--mono); white-space: nowrap; }
:is(.by-group, .heat-map) tbody th { font-weight: 400; padding: 1px .75rem 1px 0; border: 0; white-space: nowrap; }
:is(.by-group, .heat-map) tbody th a { text-decoration: none; color: var(--text); }
:is(.by-group, .heat-map) tbody th a:hover { text-decoration: underline; }
@media (min-width: 68rem) { .by-group { overflow: visible; } }
@media (max-width: 67.99rem) {
	.by-group tbody th { position: sticky; left: 0; background: var(--back); }
	.by-group tbody th .faint { display: none; }
}
@media (forced-colors: active) { .heat { border: 1px solid; } }
`;
