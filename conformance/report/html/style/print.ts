/** On paper: light, without controls, everything unfolded even where no script unfolds it. */
export const printStyle = `
@media print {
	:root, :root[data-theme] { color-scheme: light; --panel: #fff; --faint: #444; --line: #999; --link: #000; }
	form.filter, .to-main, .theme, button { display: none !important; }
	header, main { max-width: none; padding: 0; }
	body { font-size: 10pt; }
	details::details-content { display: block; content-visibility: visible; block-size: auto; }
	details, .panel, .pair > div, .command, blockquote, tr { break-inside: avoid; }
	details.long { break-inside: auto; }
	.pair { grid-template-columns: 1fr 1fr; }
	ul.legend { margin-bottom: 1rem; }
	h2, h3, h4, .label, summary { break-after: avoid; }
	.command pre { max-height: none; overflow: visible; }
	.scroll { overflow: visible; }
	* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
