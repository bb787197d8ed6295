/** Buttons that copy the command beside them. */
export const copyScript = `
(() => {
	const copied = async (code) => {
		try {
			await navigator.clipboard.writeText(code.textContent);
			return true;
		} catch {
			getSelection().selectAllChildren(code);
			return document.execCommand("copy");
		}
	};
	for (const button of document.querySelectorAll("button.copy")) {
		const label = button.firstChild;
		const usual = label.data;
		button.hidden = false;
		button.setAttribute("aria-live", "polite");
		button.addEventListener("click", async () => {
			label.data = await copied(button.parentElement.querySelector("code")) ? "Copied" : "Selected";
		});
		button.addEventListener("blur", () => { label.data = usual; });
	}
})();
`;
