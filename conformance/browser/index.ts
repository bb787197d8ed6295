export { openBrowser, presentBrowser } from "./open-browser.ts";
