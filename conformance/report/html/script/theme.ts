/** Light or dark in place of what the system has, kept for the next page where the browser lets pages keep anything. */
export const themeScript = `
(() => {
	const box = document.querySelector(".theme");
	const choice = box.querySelector("select");
	const kept = (use) => { try { return use(localStorage); } catch { return null; } };
	const show = () => {
		if (choice.value === "") delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = choice.value;
	};
	box.hidden = false;
	choice.value = kept((store) => store.getItem("countersign-theme")) ?? "";
	if (choice.selectedIndex < 0) choice.value = "";
	show();
	choice.addEventListener("change", () => {
		show();
		kept((store) => store.setItem("countersign-theme", choice.value));
	});
})();
`;
