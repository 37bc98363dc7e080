// When the session has ended the sign-in page says so, instead of every part of the page failing in its own way.
const fetch = window.fetch.bind(window);
window.fetch = async (...request) => {
  const reply = await fetch(...request);
  if (reply.status === 401) location.assign("/sign-in?told=ended");
  return reply;
};
