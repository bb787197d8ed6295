/**
 * Filters the rows of a page, `data-row`, by words and by choices, and leads to what a link names even if it is filtered
 * or folded away. A choice called NAME compares with `data-NAME` of a row or of its owner; the words of a row are its
 * `data-text`, else all that it says, and the `data-head` of its owner. `data-owner` and `data-holder` are shown as long
 * as a row in them is, and the `data-shown` of a holder says how many are. A row that shows once more what another one shows is `data-row="uncounted"`. The state is in the
 * address, `#?words=…`, so that it can be shared.
 */
export const filterScript = `
(() => {
	const form = document.querySelector("form.filter");
	const fields = form ? [...form.querySelectorAll("input, select")] : [];
	const elements = [...document.querySelectorAll("[data-row]")];
	const owners = [...document.querySelectorAll("[data-owner]")];
	const heads = new Map(owners.map((owner) => [owner, [...owner.querySelectorAll("[data-head]")]]));
	const holders = [...document.querySelectorAll("[data-holder]")].map((holder) =>
		({ holder, shown: holder.querySelector("[data-shown]"), all: holder.querySelectorAll("[data-row]").length }));
	const mirrors = [...document.querySelectorAll("[data-mirror] a")]
		.map((link) => ({ link, of: document.getElementById(link.hash.slice(1)) }));
	const rows = elements.map((element) => ({ element, owner: element.closest("[data-owner]") }));
	const counted = rows.filter(({ element }) => element.dataset.row !== "uncounted");
	const wordsOf = (row) => {
		row.words ??= [row.element, ...heads.get(row.owner) ?? []]
			.map((part) => part.dataset.text ?? part.textContent).join(" ").toLowerCase();
		return row.words;
	};
	const isOf = ({ element, owner }, { name, value }) =>
		(element.dataset[name] ?? owner?.dataset[name] ?? "").split(" ").includes(value);
	const isFiltered = () => fields.some(({ value }) => value.trim() !== "");
	let unfolded = [];
	const unfold = (shown) => {
		for (const each of unfolded) each.open = false;
		const few = isFiltered() && shown.length <= 8 ? shown : [];
		unfolded = few.filter((each) => !each.open);
		for (const each of unfolded) each.open = true;
		if (isFiltered()) for (const box of document.querySelectorAll("details.rest")) box.open = true;
	};
	const apply = () => {
		if (!form) return;
		const [search, ...choices] = fields;
		const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
		const wanted = choices.filter(({ value }) => value !== "");
		for (const row of rows) {
			row.element.hidden = !(wanted.every((choice) => isOf(row, choice))
				&& (words.length === 0 || words.every((word) => wordsOf(row).includes(word))));
		}
		const alive = new Set(rows.filter(({ element }) => !element.hidden).map(({ owner }) => owner));
		for (const owner of owners) owner.hidden = !alive.has(owner);
		for (const { holder, shown, all } of holders) {
			const left = holder.querySelectorAll("[data-row]:not([hidden])").length;
			holder.hidden = left === 0;
			if (shown) shown.textContent = left === all ? all : left + " of " + all;
		}
		for (const { link, of } of mirrors) link.classList.toggle("out", of?.hidden === true);
		unfold(owners.filter(({ hidden }) => !hidden));
		const shown = counted.filter(({ element }) => !element.hidden).length;
		form.elements.count.value = isFiltered() ? shown + " of " + counted.length + " " + form.dataset.rows + " shown" : "";
		document.dispatchEvent(new Event("filtered"));
	};
	const remember = () => {
		const state = new URLSearchParams(fields.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]));
		if (state.size === 0 && !location.hash.startsWith("#?")) return;
		// Some browsers let a page say this a limited number of times only.
		try { history.replaceState(null, "", state.size === 0 ? location.href.split("#")[0] : "#?" + state); } catch {}
	};
	const clear = () => {
		for (const field of fields) field.value = "";
		apply();
	};
	const recall = () => {
		const state = new URLSearchParams(location.hash.slice(2));
		for (const field of fields) {
			field.value = state.get(field.name) ?? "";
			if (field.selectedIndex < 0) field.value = "";
		}
		apply();
	};
	const named = () => {
		try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
	};
	const follow = () => {
		if (form && location.hash.startsWith("#?")) {
			recall();
			form.scrollIntoView();
			return;
		}
		const target = named();
		if (!target) return;
		if (target.closest("[hidden]") && form) clear();
		for (let each = target; each; each = each.parentElement) if (each.localName === "details") each.open = true;
		target.scrollIntoView();
		if (target.localName === "details") target.querySelector("summary").focus({ preventScroll: true });
	};
	const leave = () => { clear(); remember(); };
	if (form) {
		form.hidden = false;
		form.addEventListener("input", () => { apply(); remember(); });
		form.addEventListener("submit", (event) => event.preventDefault());
		form.addEventListener("reset", (event) => { event.preventDefault(); leave(); });
		document.addEventListener("keydown", (event) => {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			const typing = /^(input|select|textarea)$/.test(event.target.localName);
			if (event.key === "Escape" && isFiltered()) leave();
			if (event.key !== "/" || typing) return;
			event.preventDefault();
			fields[0].focus();
		});
	}
	addEventListener("hashchange", follow);
	// A second click on the same link changes no address.
	document.addEventListener("click", (event) => {
		const link = event.target.closest?.("a[href^='#']");
		if (link && link.hash === location.hash) follow();
	});
	follow();
})();
`;
