/** Paper cannot be unfolded, so that everything is when it is printed. */
export const printScript = `
(() => {
	let closed = [];
	addEventListener("beforeprint", () => {
		closed = [...document.querySelectorAll("details:not([open])")];
		for (const each of closed) each.open = true;
	});
	addEventListener("afterprint", () => { for (const each of closed) each.open = false; });
})();
`;
