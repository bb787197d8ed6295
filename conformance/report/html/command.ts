import { html, type Markup } from "./markup.ts";

/** A command line under a heading, with a button that copies it; the button waits for the script that serves it. */
export function command(heading: string, text: string): Markup {
	return html`<div class="command"><p class="label">${heading}</p><button type="button" class="copy" hidden>Copy<span class="unseen"> ${heading}</span></button><pre tabindex="0"><code>${text}</code></pre></div>`;
}
