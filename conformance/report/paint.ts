import type pc from "picocolors";
import type { Result } from "./schema.ts";

export type Colors = ReturnType<typeof pc.createColors>;

/** The colour of each verdict on a terminal. */
export const paint: Readonly<Record<Result["verdict"], (colors: Colors) => (text: string) => string>> = {
	pass: ({ green }) => green,
	fail: ({ red }) => red,
	warn: ({ yellow }) => yellow,
	skip: ({ dim }) => dim,
	inconclusive: ({ magenta }) => magenta,
	error: ({ red }) => red,
};
