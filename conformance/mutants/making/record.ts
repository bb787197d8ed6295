import { accept, type JsonObject } from "#protocol";
import type { KeyRecord } from "../../../gateway/src/keys.ts";
import type { Stages } from "../../../gateway/src/stages.ts";
import { isObject } from "./key-set.ts";

/** A gateway that takes whatever text stands in these members of a key record, and judges the others as ever. */
export function takingAnyText(...members: readonly (keyof KeyRecord)[]): (reference: Stages) => Stages {
	return (reference) => ({
		...reference,
		async lookUpKey(keyId, store, seconds) {
			let taken: Partial<KeyRecord> = {};
			const looked = {
				async get(name: string) {
					const text = await store.get(name);
					const record = recordOf(text);
					const texts = Object.entries(record).filter(([member, value]) => isListed(member, members) && isText(value));
					taken = Object.fromEntries(texts);
					const harmless = texts.map(([member, value]) => [member, Array.isArray(value) ? [] : "harmless"] as const);
					return texts.length === 0 ? text : JSON.stringify({ ...record, ...Object.fromEntries(harmless) });
				},
			};
			const found = await reference.lookUpKey(keyId, looked, seconds);
			return found.ok && found.value !== undefined ? accept({ ...found.value, ...taken }) : found;
		},
	});
}

function recordOf(text: string | null): JsonObject {
	try {
		const value: unknown = JSON.parse(text ?? "");
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}

function isListed(member: string, members: readonly string[]): boolean {
	return members.includes(member);
}

function isText(value: unknown): boolean {
	return (Array.isArray(value) ? value : [value]).every((each) => typeof each === "string");
}
