import { createHash } from "node:crypto";
import { html, type Markup } from "./markup.ts";
import { pageScript } from "./script.ts";
import { pageStyle } from "./style.ts";

export interface Page {
	title: string;
	header: Markup;
	main: Markup;
}

/**
 * A whole page in one file: it loads nothing, and its policy lets a browser run no script and take no style but those
 * of this page, so that even a text that slipped through as markup could do nothing.
 */
export function renderPage({ title, header, main }: Page): string {
	const policy = [
		"default-src 'none'",
		`style-src '${digestOf(pageStyle)}'`,
		`script-src '${digestOf(pageScript)}'`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	const head = html`<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>`;
	const body = html`<a class="skip" href="#main">Skip to the findings</a>
<header>${header}</header>
<main id="main" tabindex="-1">${main}</main>`;
	return `<!doctype html>
<html lang="en">
<head>
${head}
<style>${pageStyle}</style>
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
