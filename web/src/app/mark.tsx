/** Two ends and the golden thread between them. */
export const Mark = () => (
  <>
    <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <path d="M3 20C8 4 18 22 23 6" fill="none" stroke="#e0b455" strokeWidth="3" strokeLinecap="round" />
      <circle cx="3" cy="20" r="3" fill="#fff" />
      <circle cx="23" cy="6" r="3" fill="#fff" />
    </svg>
    <span className="mark-word">Concord</span>
  </>
);
