export { clipped } from "./clipped.ts";
export { command } from "./command.ts";
export { compareTexts } from "./compared.ts";
export { facts, moment } from "./facts.ts";
export { filterForm } from "./filter-form.ts";
export { html, type Markup, type Piece } from "./markup.ts";
export { renderPage } from "./page.ts";
export { prose } from "./prose.ts";
export { shareBar } from "./share-bar.ts";
