import { html, type Markup, type Piece } from "../report/html/index.ts";
import { standingOf } from "./html-mutants.ts";
import type { KillMatrix } from "./kill-matrix.ts";

type Row = KillMatrix["mutants"][number];

/** What is not as it should be, the survivors first; nothing where all is well. */
export function problemsSections({ mutants, reference }: KillMatrix): Piece {
	const of = (standing: string): readonly Row[] => mutants.filter((row) => standingOf(row) === standing);
	const errors = mutants.flatMap(({ id, errors: texts }) =>
		texts.map((text) => html`<li>${mutantLink(id)} ${text}</li>`),
	);
	return [
		section(
			"survivors",
			"Survivors",
			of("survived").map((row) => problem(row, row.kept, "found kept")),
		),
		section(
			"more",
			"Broke more than they declare",
			of("more").map((row) => problem(row, undeclared(row), "not declared")),
		),
		section(
			"less",
			"Broke less than they declare",
			of("less").map((row) => problem(row, row.kept, "found kept")),
		),
		section("errors", "Checks that came to no verdict", errors),
		section(
			"reference",
			"The reference does not pass",
			reference.map(
				({ check, expected, actual }) => html`<li><code>${check}</code> expected ${expected}, came ${actual}</li>`,
			),
		),
	];
}

function section(id: string, heading: string, items: readonly Markup[]): Piece {
	if (items.length === 0) return undefined;
	return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading} (${items.length})</h2>
<ul class="panel problems">${items}</ul></section>
`;
}

function problem({ id, sentence }: Row, requirements: readonly string[], what: string): Markup {
	const about =
		requirements.length === 0 ? undefined : html`<br><span class="faint">${what}: ${requirements.join(", ")}</span>`;
	return html`<li>${mutantLink(id)} ${sentence}${about}</li>`;
}

function mutantLink(id: string): Markup {
	return html`<a href="#mutant-${id}">${id}</a>`;
}

function undeclared({ failed, breaks, also }: Row): readonly string[] {
	const declared = [...breaks, ...also];
	return [...new Set(failed.map(({ requirement }) => requirement).filter((id) => !declared.includes(id)))];
}
