export { type Behind, type EdgeAnswer, edgeAnswer, edgeSentence, edgeSigns, retryAfter } from "./recognise.ts";
