/** Colours, type and what every page has. Each pair of colours has a contrast of 4.5 at least (WCAG 2, 1.4.3). */
export const baseStyle = `
:root {
	color-scheme: light dark;
	--back: light-dark(#fff, #121518); --panel: light-dark(#f6f7f9, #1a1e23); --text: light-dark(#1b1f24, #e4e8ec);
	--faint: light-dark(#57606a, #a0aab4); --line: light-dark(#d8dee4, #353c44); --link: light-dark(#0a58a8, #8cbcff);
	--pass: light-dark(#17653f, #7fd6a4); --pass-back: light-dark(#e2f2e9, #14301f);
	--fail: light-dark(#a5201a, #ff9c92); --fail-back: light-dark(#fce7e5, #43191a); --fail-full: light-dark(#b3261e, #c2382d);
	--warn: light-dark(#6f4a00, #f0c355); --warn-back: light-dark(#fdf0d0, #352a0c);
	--open: light-dark(#5a3fa3, #c5b5ff); --open-back: light-dark(#efeafb, #2b2346);
	--good: var(--pass); --bad: var(--fail);
	--mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif; }
header, main { max-width: 72rem; margin: 0 auto; padding: 1rem clamp(1rem, 3vw, 2rem); }
header { padding-bottom: 0; }
main { padding-top: 0; padding-bottom: 4rem; }
main:focus { outline: none; }
h1 { margin: 1.25rem 0 .25rem; font-size: clamp(1.4rem, 1.1rem + 1.2vw, 1.9rem); line-height: 1.25; font-weight: 650; text-wrap: balance; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
h4 { margin: 0; font-size: 1rem; font-weight: 400; }
.label { margin: 0; font-size: .8125rem; font-weight: 600; color: var(--faint); }
p { margin: .25rem 0; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: from-font; }
code, pre, kbd { font: .875em/1.5 var(--mono); }
kbd { border: 1px solid var(--line); border-radius: .2rem; padding: 0 .3em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
[hidden] { display: none !important; }
.to-main { position: absolute; left: -100vw; }
.to-main:focus { left: 1rem; top: .5rem; background: var(--back); padding: .25rem .5rem; z-index: 2; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.faint { color: var(--faint); }
.lead { font-size: 1.0625rem; max-width: 60rem; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: center; font-size: .875rem; }
`;
