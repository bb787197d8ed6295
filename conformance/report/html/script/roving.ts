/**
 * Links that lie on a surface, `data-roving`: one stop for the tabulator, and arrows go to the nearest link in their
 * direction, Home and End to the ends of its list or row. What a link is called is shown in the element that
 * `data-roving` names, while it is pointed at or has the focus.
 */
export const rovingScript = `
(() => {
	const middle = (cell) => {
		const box = cell.getBoundingClientRect();
		return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
	};
	const nearest = (cells, from, isAhead, cost) => {
		let best, least = Infinity;
		for (const cell of cells) {
			const { x, y } = middle(cell);
			const away = { x: x - from.x, y: y - from.y };
			if (isAhead(away) && cost(away) < least) [best, least] = [cell, cost(away)];
		}
		return best;
	};
	const along = ({ x, y }) => Math.abs(y) + 2 * Math.abs(x);
	const moves = {
		ArrowUp: (cells, cell) => nearest(cells, middle(cell), ({ y }) => y < -4, along),
		ArrowDown: (cells, cell) => nearest(cells, middle(cell), ({ y }) => y > 4, along),
		ArrowLeft: (cells, cell) => cells[cells.indexOf(cell) - 1],
		ArrowRight: (cells, cell) => cells[cells.indexOf(cell) + 1],
		Home: (cells, cell) => cells.find((other) => other.closest("ol, tr") === cell.closest("ol, tr")),
		End: (cells, cell) => cells.findLast((other) => other.closest("ol, tr") === cell.closest("ol, tr")),
	};
	for (const surface of document.querySelectorAll("[data-roving]")) {
		const all = [...surface.querySelectorAll("a")];
		const detail = document.getElementById(surface.dataset.roving);
		const usual = detail?.textContent;
		const cellOf = (event) => event.target.closest?.("a");
		let current = all[0];
		for (const cell of all) cell.tabIndex = cell === current ? 0 : -1;
		const stopAt = (cell) => {
			current.tabIndex = -1;
			current = cell;
			current.tabIndex = 0;
		};
		const tell = (event) => {
			if (detail) detail.textContent = cellOf(event)?.getAttribute("aria-label") ?? usual;
		};
		surface.addEventListener("focusin", (event) => { if (cellOf(event)) stopAt(cellOf(event)); tell(event); });
		surface.addEventListener("pointerover", tell);
		surface.addEventListener("pointerleave", () => { if (detail) detail.textContent = usual; });
		surface.addEventListener("focusout", () => { if (detail) detail.textContent = usual; });
		surface.addEventListener("keydown", (event) => {
			const move = moves[event.key];
			if (!move || !cellOf(event) || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			move(all.filter((cell) => cell.getClientRects().length > 0), cellOf(event))?.focus();
		});
		// The row of the only stop may be filtered away.
		document.addEventListener("filtered", () => {
			const shown = all.find((cell) => cell.getClientRects().length > 0);
			if (shown && current.getClientRects().length === 0) stopAt(shown);
		});
	}
})();
`;
