/**
 * What a page does besides being read; without it nothing is missing but the filter. Elements with `data-text` are what
 * is filtered: by words, and by the `data-group` that a select names. It runs in browsers and knows no library.
 */
export const pageScript = `
(() => {
	const form = document.querySelector("form.filter");
	const open = (element) => {
		for (let each = element; each; each = each.parentElement) if (each.localName === "details") each.open = true;
	};
	const openTarget = () => {
		const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
		if (!target) return;
		if (target.hidden && form) { form.reset(); apply(); }
		open(target);
		target.scrollIntoView();
	};
	const rows = [...document.querySelectorAll("[data-text]")];
	const texts = new Map(rows.map((row) => [row, row.dataset.text.toLowerCase()]));
	const apply = () => {
		const words = form.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
		const group = form.elements.group.value;
		let shown = 0;
		for (const row of rows) {
			const fits = words.every((word) => texts.get(row).includes(word))
				&& (group === "" || (row.dataset.group ?? "").split(" ").includes(group));
			row.hidden = !fits;
			if (fits) shown += 1;
		}
		const filtered = words.length > 0 || group !== "";
		if (filtered) for (const box of document.querySelectorAll("details.rest")) box.open = true;
		form.elements.count.value = filtered ? shown + " of " + rows.length + " shown" : "";
	};
	if (form) {
		form.hidden = false;
		form.addEventListener("input", apply);
		form.addEventListener("submit", (event) => event.preventDefault());
		form.addEventListener("keydown", (event) => {
			if (event.key === "Escape") { form.reset(); apply(); }
		});
		document.addEventListener("keydown", (event) => {
			const typing = /^(input|select|textarea)$/.test(event.target.localName);
			if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			form.elements.words.focus();
		});
		apply();
	}
	addEventListener("hashchange", openTarget);
	openTarget();
	let closed = [];
	addEventListener("beforeprint", () => {
		closed = [...document.querySelectorAll("details:not([open])")];
		for (const each of closed) each.open = true;
	});
	addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
`;
