import { createHash } from "node:crypto";
import { html, type Markup } from "./markup.ts";
import { pageScript } from "./script/index.ts";
import { pageStyle } from "./style/index.ts";

export interface Page {
	title: string;
	/** Which tool made it, and what of: the line above everything. */
	about: string;
	header: Markup;
	main: Markup;
	/** Looks that only this page has. */
	style?: string;
}

/**
 * A whole page in one file: it loads nothing, and its policy lets a browser run no script and take no style but those
 * of this page, so that even a text that slipped through as markup could do nothing.
 */
export function renderPage({ title, about, header, main, style = "" }: Page): string {
	const styles = `${pageStyle}${style}`;
	const policy = [
		"default-src 'none'",
		`style-src '${digestOf(styles)}'`,
		`script-src '${digestOf(pageScript)}'`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	const head = html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>`;
	const body = html`<a class="to-main" href="#main">Skip to the findings</a>
<header>
<div class="bar"><p class="faint">${about}</p>
<div class="theme" hidden><label for="theme">Colours</label> <select id="theme"><option value="">As the system</option><option value="light">Light</option><option value="dark">Dark</option></select></div></div>
${header}
</header>
<main id="main" tabindex="-1">${main}</main>`;
	return `<!doctype html>
<html lang="en">
<head>
${head}
<style>${styles}</style>
</head>
<body>
${body}
<script>${pageScript}</script>
</body>
</html>
`;
}

function digestOf(text: string): string {
	return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
