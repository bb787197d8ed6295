import { findingStyle } from "../../conformance/report/html-finding-style.ts";

/** What only the page of the fuzzer has. */
export const fuzzStyle = `${findingStyle}
ul.kinds { display: flex; flex-wrap: wrap; gap: .3rem .5rem; margin: .25rem 0 .75rem; padding: 0; list-style: none; font-size: .875rem; }
.kinds li { padding: 0 .45em; border: 1px solid var(--line); border-radius: .25rem; overflow-wrap: anywhere; }
.kinds li.never { border-style: dashed; border-color: currentcolor; color: var(--faint); }
.finding > ul.kinds { margin: .25rem .75rem .75rem; }
ul.never, ul.outside { margin: 0; padding: 0; list-style: none; }
ul.never > li, ul.outside > li { padding: .35rem 0 0; border-top: 1px solid var(--line); }
.property .facts { margin: .5rem .75rem .75rem; grid-template-columns: 1fr; }
.property > .note { margin: .25rem .75rem .5rem; }
.kind-table table { width: auto; min-width: min(100%, 40rem); }
.kind-table tbody th { font-weight: 400; }
.kind-table :is(tbody th, td:last-child) { min-width: 8rem; }
.kind-table .number { text-align: right; padding-right: 1.5rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.kind-table details { margin: 0; border: 0; }
.kind-table summary { padding: 0; width: max-content; }
.kind-table details[open] summary { border: 0; margin: 0; }
.kind-table details > p { margin: 0 0 .25rem; width: min(32rem, 60vw); font-size: .8125rem; }
.reasons .command { margin-bottom: .5rem; }
`;
