// The script of the page; its parts in the order in which they need each other.
import "./session.js";
import "./page.js";
import "./panel.js";
import "./explore.js";
