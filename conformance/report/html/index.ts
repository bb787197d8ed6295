export { compareTexts } from "./compared.ts";
export { html, type Markup, type Piece } from "./markup.ts";
export { renderPage } from "./page.ts";
