/** The parts that pages are made of, each named as the function that makes it. */
export const partStyle = `
.verdict { display: inline-block; margin-right: .45em; padding: 0 .45em; border: 2px solid; border-radius: .3em; }
svg.share { display: block; width: 100%; height: .625rem; margin: 1rem 0 .5rem; border-radius: .2rem; overflow: hidden; background: var(--panel); }
svg.share .good { fill: var(--good); }
svg.share .bad { fill: var(--bad); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: .35rem 2rem; margin: 1rem 0 0; font-size: .9375rem; }
dl.facts div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .75rem; }
dl.facts dt { color: var(--faint); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
ol.causes { list-style: none; margin: 0; padding: 0; }
.panel { margin: 0 0 1rem; padding: .9rem 1rem; background: var(--panel); border: 1px solid var(--line); border-left: .3rem solid var(--bad); border-radius: .375rem; }
.panel > ul { margin: 0 0 .25rem; padding-left: 1.25rem; overflow-wrap: anywhere; }
.panel > ul.ids { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .3rem 0 0; padding: 0; list-style: none; font-size: .9rem; overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: 1fr; gap: .5rem; margin: .5rem 0; }
details > .pair { margin: .5rem .75rem .75rem; }
details > p { margin: 0 .75rem .25rem; }
.pair > div { min-width: 0; padding: .4rem .6rem; background: var(--back); border: 1px solid var(--line); border-radius: .375rem; }
.pair > div > code { display: block; white-space: pre-wrap; overflow-wrap: anywhere; }
.pair mark { color: inherit; background: none; border-radius: 2px; padding: 0 1px; }
.expected mark { background: var(--pass-back); border-bottom: 2px solid var(--pass); }
.actual mark { background: var(--fail-back); border-bottom: 2px dashed var(--fail); }
.space { position: relative; }
.space::before { content: "\\B7"; position: absolute; left: 0; right: 0; text-align: center; color: var(--faint); }
.escape { border: 1px solid var(--faint); border-radius: 3px; padding: 0 2px; font-size: .9em; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .6rem .75rem; background: var(--panel); border: 1px solid var(--line); border-radius: .375rem; margin: 0 0 1rem; font-size: .8125rem; }
pre code { font-size: inherit; }
.command { display: grid; grid-template-columns: 1fr auto; align-items: end; gap: .25rem .5rem; margin: .75rem 0 0; }
.command pre { grid-column: 1 / -1; margin: 0; max-height: 14rem; overflow: auto; }
.command button { padding: 0 .6rem; font-size: .8125rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
@media (min-width: 48rem) { .pair { grid-template-columns: 1fr 1fr; } }
@media (forced-colors: active) { .pair mark { outline: 1px solid; } svg.share { forced-color-adjust: none; } }
`;
