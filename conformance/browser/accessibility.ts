import axe from "axe-core";
import type { Page } from "playwright";

/** What of a page breaks a rule of axe-core, one sentence each, with the first places. Runs whatever the page's policy. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
	await page.evaluate(axe.source);
	const { violations } = await page.evaluate<Pick<axe.AxeResults, "violations">>("axe.run()");
	return violations.map(
		({ id, help, nodes }) =>
			`${id}: ${help}: ${nodes
				.slice(0, 3)
				.map(({ html }) => html.slice(0, 200))
				.join(" | ")}`,
	);
}

/** The least contrast of a text of the page with what is behind it (WCAG 2, 1.4.3). */
export async function leastContrast(page: Page): Promise<number> {
	return page.evaluate<number>(leastContrastScript);
}

const leastContrastScript = `(() => {
	const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
	const light = ([red, green, blue]) => [red, green, blue].map((value) => value / 255)
		.map((value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
		.reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
	const behind = (element) => {
		for (let each = element; each; each = each.parentElement) {
			const color = numbers(getComputedStyle(each).backgroundColor);
			if (color.length === 3 || color[3] > 0) return color;
		}
		return [255, 255, 255];
	};
	let least = 21;
	for (const element of document.querySelectorAll("body *")) {
		const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
		if (!hasText || element.getClientRects().length === 0) continue;
		const [one, other] = [light(numbers(getComputedStyle(element).color)), light(behind(element))];
		least = Math.min(least, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
	}
	return least;
})()`;
