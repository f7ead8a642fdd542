"""Radial functions of the edge embedding with their first and second derivatives. Importing this imports Triton.

Everything is a function of the length alone. Numbers stay inside expressions: bound to a name they would be float32.
"""

import triton
import triton.language as tl


@triton.jit
def sine_and_cosine(x):
    """Both at once, to an error of about 1e-7 in float32 and 1e-16 in float64 for |x| up to a few thousand.

    Triton's own are two functions with a branch and an array in memory for huge arguments, each longer than this.
    """
    turns = tl.floor(x * 0.6366197723675814 + 0.5)  # quarters of a turn
    if x.dtype == tl.float64:
        # pi / 2 in three parts, and the minimax polynomials of fdlibm on [-pi/4, pi/4]
        t = (
            (x - turns * 1.57079632673412561417) - turns * 6.07710050630396597660e-11
        ) - turns * 2.02226624879595063e-21
        tt = t * t
        sine = (1.58969099521155010221e-10 * tt - 2.50507602534068634195e-08) * tt + 2.75573137070700676789e-06
        sine = (sine * tt - 1.98412698298579493134e-04) * tt + 8.33333333332248946124e-03
        sine = (sine * tt - 1.66666666666666324348e-01) * tt * t + t
        cosine = (-1.13596475577881948265e-11 * tt + 2.08757232129817482790e-09) * tt - 2.75573143513906633035e-07
        cosine = (cosine * tt + 2.48015872894767294178e-05) * tt - 1.38888888888741095749e-03
        cosine = (cosine * tt + 4.16666666666666019037e-02) * tt * tt - 0.5 * tt + 1.0
    else:
        # the same in float32, of the Cephes library
        t = ((x - turns * 1.5703125) - turns * 4.837512969970703e-4) - turns * 7.549789954891888e-8
        tt = t * t
        sine = (-1.9515295891e-4 * tt + 8.3321608736e-3) * tt - 1.6666654611e-1
        sine = sine * tt * t + t
        cosine = (2.443315711809948e-5 * tt - 1.388731625493765e-3) * tt + 4.166664568298827e-2
        cosine = cosine * tt * tt - 0.5 * tt + 1.0
    quarter = turns.to(tl.int32)
    exchanged = (quarter & 1) == 1
    first = tl.where(exchanged, cosine, sine)
    second = tl.where(exchanged, sine, cosine)
    return tl.where((quarter & 2) == 2, -first, first), tl.where(((quarter + 1) & 2) == 2, -second, second)


@triton.jit
def envelope(length, r_max, P: tl.constexpr):
    """Polynomial cutoff and its derivatives, all exactly 0 from r_max on.

    With u = r / r_max and w = 1 - u: value w^3 sum_k (k + 1)(k + 2)/2 u^k, first derivative -c w^2 u^(P - 1) / r_max
    and second derivative c w u^(P - 2) ((P + 1) u - (P - 1)) / r_max^2, where c = P (P + 1)(P + 2)/2. The expanded
    form would lose near r_max what float32 has.
    """
    bounded = tl.where(length > r_max, r_max, length)  # NaN stays NaN
    inverse = 1.0 / r_max
    u = bounded * inverse
    w = (r_max - bounded) * inverse
    series = tl.full(u.shape, 0.0, u.dtype)
    for k in tl.static_range(P):
        series = series * u + (P - k) * (P - k + 1) / 2
    value = w * w * w * series
    if P == 1:
        power = tl.full(u.shape, 1.0, u.dtype)  # u^(P - 1)
        second = 6.0 * w
    else:
        lower = tl.full(u.shape, 1.0, u.dtype)  # u^(P - 2)
        for _ in tl.static_range(P - 2):
            lower = lower * u
        power = lower * u
        second = (P * (P + 1) * (P + 2) / 2) * w * lower * ((P + 1) * u - (P - 1))
    first = -(P * (P + 1) * (P + 2) / 2) * w * w * power
    return value, first * inverse, second * inverse * inverse


@triton.jit
def logistic(t):
    """1 / (1 + exp(-t)) and 1 / (1 + exp(t)), neither a difference; nothing overflows."""
    tail = tl.exp(-tl.abs(t))
    near, far = 1.0 / (1.0 + tail), tail / (1.0 + tail)
    return tl.where(t < 0, far, near), tl.where(t < 0, near, far)


@triton.jit
def agnesi(r, pair_radius, a, q, p):
    """Agnesi transform, equation (3) of ``kernels/README.md``, from its logarithmic derivatives (of v d/dv)."""
    v = 2.0 * r / pair_radius
    log_v = tl.log(v)
    high, low = logistic((q - p) * log_v)  # of v^(q - p) / (1 + v^(q - p)), and 1 minus it
    ratio = a * tl.exp(q * log_v) * low
    value = 1.0 / (1.0 + ratio)
    slope = q - (q - p) * high  # of the logarithm of the ratio
    common = value * value * ratio
    once = -common * slope
    twice = common * ((q - p) * (q - p) * high * low + slope * slope * (2.0 * value * ratio - 1.0))
    inverse = 1.0 / r
    return value, once * inverse, (twice - once) * inverse * inverse


@triton.jit
def soft(r, pair_radius, alpha):
    """Soft transform, equation (4), with (1 + tanh(t)) / 2 = 1 / (1 + exp(-2 t))."""
    start = 0.75 * pair_radius
    width = pair_radius * 0.5833333333333333  # 4/3 - 3/4
    rate = 2.0 * alpha / width
    on, off = logistic(rate * (r - 1.0416666666666667 * pair_radius))
    first = rate * on * off
    second = rate * first * (off - on)
    return start + (r - start) * on, on + (r - start) * first, 2.0 * first + (r - start) * second


@triton.jit
def distance(length, r_max, pair_radii, edges, mask, constant_0, constant_1, constant_2, TRANSFORM: tl.constexpr):
    """Distance that the basis sees, and its derivatives by the length; beyond r_max it is that of r_max."""
    r = tl.where(length > r_max, r_max, length)
    inside = length <= r_max
    if TRANSFORM == "None":
        value = r
        first = tl.where(inside, tl.full(r.shape, 1.0, r.dtype), 0.0)
        second = tl.full(r.shape, 0.0, r.dtype)
    else:
        radius = tl.load(pair_radii + edges, mask=mask, other=1.0)
        if TRANSFORM == "Agnesi":
            a = tl.load(constant_0).to(r.dtype)
            q = tl.load(constant_1).to(r.dtype)
            p = tl.load(constant_2).to(r.dtype)
            value, first, second = agnesi(r, radius, a, q, p)
        else:
            tl.static_assert(TRANSFORM == "Soft")
            value, first, second = soft(r, radius, tl.load(constant_0).to(r.dtype))
        first = tl.where(inside, first, 0.0)
        second = tl.where(inside, second, 0.0)
    return value, first, second


@triton.jit
def basis_tile(q, weights, prefactor, column, BASIS: tl.constexpr, NUM_BASIS: tl.constexpr, COEFFICIENT: tl.constexpr):
    """Some columns [1, TILE] of the basis at distances q [BLOCK_EDGES, 1], and their derivatives by q."""
    if BASIS == "chebyshev":
        # T_0 and T_1, then the recurrence and its derivatives; kept where it is the column's turn
        before, before_1, before_2 = q * 0.0 + 1.0, q * 0.0, q * 0.0
        now, now_1, now_2 = q, q * 0.0 + 1.0, q * 0.0
        value = now + column * 0.0
        first, second = now_1 + value * 0.0, now_2 + value * 0.0
        for n in range(1, NUM_BASIS):
            after = 2.0 * q * now - before
            after_1 = 2.0 * (now + q * now_1) - before_1
            after_2 = 2.0 * (2.0 * now_1 + q * now_2) - before_2
            before, before_1, before_2 = now, now_1, now_2
            now, now_1, now_2 = after, after_1, after_2
            value = tl.where(column == n, now, value)
            first = tl.where(column == n, now_1, first)
            second = tl.where(column == n, now_2, second)
    else:
        weight = tl.load(weights + column, mask=column < NUM_BASIS, other=0.0)
        if BASIS == "gaussian":
            x = q - weight
            value = tl.exp(COEFFICIENT * x * x)
            first = (2.0 * COEFFICIENT) * x * value
            second = (2.0 * COEFFICIENT) * (value + x * first)
        else:
            tl.static_assert(BASIS == "bessel")
            inverse = 1.0 / q
            sine, cosine = sine_and_cosine(weight * q)
            scale = tl.load(prefactor).to(q.dtype) * inverse
            value = scale * sine
            first = scale * weight * cosine - inverse * value
            second = -weight * weight * value - 2.0 * inverse * first
    return value, first, second
