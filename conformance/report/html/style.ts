/** How pages look: light and dark as the reader's system has it, narrow and wide, on paper. Differences are never shown by colour alone. */
export const pageStyle = `
:root {
	--back: #ffffff; --panel: #f5f6f8; --text: #1c2024; --faint: #5a636c; --line: #d5dae0; --link: #0a58a8;
	--good: #12693a; --bad: #b3211a; --want: #d3f0db; --want-edge: #12693a; --came: #ffdad6; --came-edge: #b3211a;
}
@media (prefers-color-scheme: dark) {
	:root {
		--back: #14171a; --panel: #1e2328; --text: #e7eaed; --faint: #a3acb5; --line: #3a424a; --link: #8cc1ff;
		--good: #7fdba0; --bad: #ff938a; --want: #174a2b; --want-edge: #7fdba0; --came: #651f1a; --came-edge: #ff938a;
	}
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 68rem; margin: 0 auto; padding: 1rem; }
header { padding-bottom: 0; }
main:focus { outline: none; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
a { color: var(--link); }
code, pre { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--back); padding: .25rem .5rem; z-index: 1; }
.faint { color: var(--faint); }
.lead { font-size: 1.1rem; }
.verdict { display: inline-block; margin-right: .4em; padding: 0 .45em; border: 2px solid; border-radius: .3em; }
.good { color: var(--good); }
.bad { color: var(--bad); }
svg.share { display: block; width: 100%; height: .6rem; margin: .75rem 0; border-radius: .3rem; overflow: hidden; }
svg.share rect:first-child { fill: var(--bad); }
svg.share rect:last-child { fill: var(--good); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .75rem 0 0; }
dl.facts dt { color: var(--faint); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
ol.causes { list-style: none; margin: 0; padding: 0; }
.panel { margin: 0 0 1rem; padding: .9rem 1rem; background: var(--panel); border: 1px solid var(--line); border-left: .3rem solid var(--bad); border-radius: .3rem; }
.panel > ul { margin: 0 0 .25rem; padding-left: 1.25rem; overflow-wrap: anywhere; }
.panel > ul.ids { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .3rem 0 0; padding: 0; list-style: none; font-size: .9rem; overflow-wrap: anywhere; }
form.filter { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 0 0 1rem; }
form.filter label { display: grid; gap: .1rem; font-size: .9rem; color: var(--faint); min-width: 0; flex: 0 1 20rem; }
form.filter input, form.filter select { font: inherit; color: var(--text); background: var(--back); border: 1px solid var(--faint); border-radius: .3rem; padding: .35rem .5rem; width: 100%; height: 2.4rem; }
details { border: 1px solid var(--line); border-radius: .3rem; margin: 0 0 .5rem; }
summary { padding: .5rem .75rem; cursor: pointer; overflow-wrap: anywhere; }
details > :not(summary) { margin: 0 .75rem .75rem; }
details[open] > summary { border-bottom: 1px solid var(--line); margin-bottom: .6rem; }
summary .where { float: right; margin-left: 1rem; color: var(--faint); font-size: .9rem; }
.pair { display: grid; grid-template-columns: 1fr; gap: .5rem; margin: .5rem 0; }
details > .pair { margin: .5rem .75rem .75rem; }
details > p { margin: 0 .75rem .25rem; }
.pair > div { min-width: 0; padding: .4rem .6rem; background: var(--back); border: 1px solid var(--line); border-radius: .3rem; }
.pair h4 { margin: 0; font-size: .85rem; font-weight: 600; color: var(--faint); }
.pair code { display: block; white-space: pre-wrap; overflow-wrap: anywhere; }
.pair mark { color: inherit; border-radius: 2px; padding: 0 1px; }
.expected mark { background: var(--want); border-bottom: 2px solid var(--want-edge); }
.actual mark { background: var(--came); border-bottom: 2px dashed var(--came-edge); }
.space { position: relative; }
.space::before { content: "\\B7"; position: absolute; left: 0; right: 0; text-align: center; color: var(--faint); }
.escape { border: 1px solid var(--faint); border-radius: 3px; padding: 0 2px; font-size: .9em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .6rem; background: var(--panel); border: 1px solid var(--line); border-radius: .3rem; margin: 0 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
@media (min-width: 48rem) { .pair { grid-template-columns: 1fr 1fr; } }
@media print {
	:root { --back: #fff; --panel: #fff; --text: #000; --faint: #444; --line: #999; --link: #000; --want: #fff; --came: #fff; }
	form.filter, .skip { display: none !important; }
	details, .panel, .pair, tr { break-inside: avoid; }
	details.rest { break-inside: auto; }
	svg.share { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	body { font-size: 10pt; }
}
@media (forced-colors: active) { .pair mark { outline: 1px solid; } }
`;
