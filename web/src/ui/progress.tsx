/** How far something has come: "31 of 38 tests pass". */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(done / of, 1) : 0;
  return (
    <div>
      <p className="quiet small" style={{ marginBottom: 6 }}>
        {label}
      </p>
      <div className="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={done}>
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
