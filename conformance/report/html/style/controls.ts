/** What is there to be used: the filter, the colours, buttons, what unfolds. */
export const controlStyle = `
button, input, select { font: inherit; color: var(--text); background: var(--back); border: 1px solid light-dark(#848d97, #6b7580); border-radius: .375rem; }
button { padding: .3rem .8rem; cursor: pointer; }
button:hover { background: var(--panel); }
.theme { color: var(--faint); }
.theme select { margin-left: .35rem; padding: .15rem .25rem; }
form.filter { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: end; margin: 0; padding: .75rem 0; background: var(--back); }
form.filter div { min-width: 0; flex: 1 1 7.5rem; max-width: 16rem; }
form.filter .words { flex: 2 1 14rem; max-width: none; }
form.filter label { display: block; margin-bottom: .15rem; font-size: .8125rem; color: var(--faint); }
form.filter kbd { margin-left: .3rem; }
form.filter input, form.filter select { font-size: .9375rem; padding: .35rem .5rem; width: 100%; height: 2.25rem; }
form.filter button { height: 2.25rem; }
form.filter output { flex: 1 0 100%; font-size: .8125rem; color: var(--text); background: var(--back); }
form.filter output:empty { display: none; }
@media (min-width: 48rem) and (min-height: 30rem) {
	form.filter { position: sticky; top: 0; z-index: 1; border-bottom: 1px solid var(--line); }
	form.filter output { position: absolute; right: 0; top: .75rem; }
	html { scroll-padding-top: 6.5rem; }
}
details { border: 1px solid var(--line); border-radius: .375rem; margin: 0 0 .5rem; }
summary { padding: .5rem .75rem; cursor: pointer; overflow-wrap: anywhere; }
summary:hover { background: var(--panel); }
details > :not(summary) { margin: 0 .75rem .75rem; }
details[open] > summary { border-bottom: 1px solid var(--line); margin-bottom: .6rem; }
summary .where { float: right; margin-left: 1rem; color: var(--faint); font-size: .875rem; }
@media (max-width: 40rem) { summary .where { float: none; display: block; margin: .15rem 0 0; } }
`;
